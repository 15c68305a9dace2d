// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Identifiers.h"

#include <string>

#include "services/support/Ascii.h"

namespace assay::domain {

using support::ErrorCode;
using support::fail;
using support::isDigit;
using support::isUpper;
using support::Result;

namespace {

// ISO 3166-1 alpha-2 with the prefixes that ISO 6166 adds.
constexpr std::string_view kPrefixes =
    "AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU EZ FI FJ FK FM "
    "FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP "
    "MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA "
    "QS QT QY QZ RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL "
    "TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XA XB XC XD XF XK XS XT XX YE YT ZA ZM ZW ";

std::string inQuotes(std::string_view text)
{
    return '"' + std::string(text.substr(0, 40)) + '"';
}

tl::unexpected<support::Error> wrongCharacter(std::string_view text, std::size_t at, std::string_view expected)
{
    return fail(ErrorCode::Malformed, inQuotes(text) + ": " + std::string(expected),
                "character " + std::to_string(at + 1));
}

bool knownPrefix(std::string_view letters)
{
    for (std::size_t i = 0; i + 2 < kPrefixes.size(); i += 3)
        if (kPrefixes.substr(i, 2) == letters)
            return true;
    return false;
}

int digitOf(char c)
{
    return isDigit(c) ? c - '0' : c - 'A' + 10;
}

} // namespace

Result<void> checkIsin(std::string_view text)
{
    if (text.size() != 12)
        return fail(ErrorCode::OutOfRange, "an ISIN has 12 characters, " + inQuotes(text) + " has " + std::to_string(text.size()));
    for (std::size_t i = 0; i < 12; ++i) {
        if (i < 2 && !isUpper(text[i]))
            return wrongCharacter(text, i, "an ISIN begins with two capital letters");
        if (i == 11 && !isDigit(text[i]))
            return wrongCharacter(text, i, "the check digit of an ISIN is a digit");
        if (!isDigit(text[i]) && !isUpper(text[i]))
            return wrongCharacter(text, i, "an ISIN has only capital letters and digits");
    }
    if (!knownPrefix(text.substr(0, 2)))
        return wrongCharacter(text, 0, inQuotes(text.substr(0, 2)) + " is not a country or a prefix of ISO 6166");

    std::string digits;
    for (const char c : text.substr(0, 11))
        digits += std::to_string(digitOf(c));
    int sum = 0;
    bool doubled = true; // the digit next to the check digit is doubled
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
        const int value = (*digit - '0') * (doubled ? 2 : 1);
        sum += value / 10 + value % 10;
    }
    const int expected = (10 - sum % 10) % 10;
    if (text[11] - '0' != expected)
        return wrongCharacter(text, 11, "the check digit must be " + std::to_string(expected));
    return {};
}

Result<void> checkLei(std::string_view text)
{
    if (text.size() != 20)
        return fail(ErrorCode::OutOfRange, "an LEI has 20 characters, " + inQuotes(text) + " has " + std::to_string(text.size()));
    int rest = 0;
    for (std::size_t i = 0; i < 20; ++i) {
        if (!isDigit(text[i]) && (i >= 18 || !isUpper(text[i])))
            return wrongCharacter(text, i, "an LEI has capital letters and digits, and two check digits at its end");
        const int value = digitOf(text[i]);
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    if (rest != 1)
        return wrongCharacter(text, 18, "the check digits of the LEI do not fit");
    return {};
}

Result<void> checkDti(std::string_view text)
{
    constexpr std::string_view kAlphabet = "0123456789BCDFGHJKLMNPQRSTVWXZ";
    // Given out before the check character was settled, and the only one that has another.
    constexpr std::string_view kBitcoin = "4H95J0R2X";
    if (text == kBitcoin)
        return {};
    if (text.size() != 9)
        return fail(ErrorCode::OutOfRange, "a DTI has 9 characters, " + inQuotes(text) + " has " + std::to_string(text.size()));
    int rest = 30;
    for (std::size_t i = 0; i < 9; ++i) {
        const auto value = kAlphabet.find(text[i]);
        if (value == std::string_view::npos || (i == 0 && value == 0))
            return wrongCharacter(text, i, "a DTI has digits and capital letters other than vowels and Y, and begins with no zero");
        if (i == 8 && ((rest + static_cast<int>(value)) % 30 != 1 || text.starts_with(kBitcoin.substr(0, 8))))
            return wrongCharacter(text, i, "the check character of the DTI does not fit");
        rest = (rest + static_cast<int>(value)) % 30;
        rest = (rest == 0 ? 30 : rest) * 2 % 31;
    }
    return {};
}

} // namespace assay::domain
