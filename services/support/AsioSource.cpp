// SPDX-License-Identifier: GPL-3.0-or-later
// Asio and Beast are compiled here once, instead of a part of them with each source that talks to the network
// (BOOST_ASIO_SEPARATE_COMPILATION and BOOST_BEAST_SEPARATE_COMPILATION in packaging/cmake/Assay.cmake).
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
