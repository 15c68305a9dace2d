#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our exact decimals against Python's. usage: decimals.py PROGRAM [SEED]

A result fits if it can be written with at most 120 digits and 60 of them behind the point; a sum, difference or product
keeps the scale of its operands as long as it fits with it, and else drops zeros at its end, no more than it has to."""
import decimal
import random
import sys

import questions

COUNT = 100_000
DIGITS, SCALE = 120, 60
MODES = {"half-up": decimal.ROUND_HALF_UP, "half-even": decimal.ROUND_HALF_EVEN, "down": decimal.ROUND_DOWN,
         "up": decimal.ROUND_UP, "floor": decimal.ROUND_FLOOR, "ceiling": decimal.ROUND_CEILING}
EXACT = decimal.Context(prec=900, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[
    decimal.Inexact, decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Clamped])
decimal.setcontext(EXACT)
D = decimal.Decimal
OVERFLOW, OUT_OF_RANGE, INEXACT, MALFORMED = "!overflow", "!out of range", "!inexact", "!malformed"
LONG, WIDE = (1 << 63) - 1, 10 ** DIGITS


def written(coefficient, scale):
    digits = str(abs(coefficient)).rjust(scale + 1, "0")
    return ("-" if coefficient < 0 else "") + (digits[:-scale] + "." + digits[-scale:] if scale else digits)


def parts(number):
    sign, digits, exponent = number.as_tuple()
    assert exponent <= 0
    return int("".join(map(str, digits))) * (-1 if sign else 1), -exponent


def fitted(number):
    """As the result of a sum or product."""
    coefficient, scale = parts(number)
    while scale > SCALE or (abs(coefficient) >= WIDE and scale > 0):
        if coefficient % 10:
            return OVERFLOW
        coefficient, scale = coefficient // 10, scale - 1
    return OVERFLOW if abs(coefficient) >= WIDE else written(coefficient, scale)


def at_scale(numerator, denominator, scale, mode):
    """Their quotient with so many fraction digits. The remainder says on which side of a half it lies."""
    shifted = abs(numerator).scaleb(scale)
    whole = EXACT.divide_int(shifted, abs(denominator))
    rest = shifted - whole * abs(denominator)
    near = D(0) if rest == 0 else (D("0.25"), D("0.5"), D("0.75"))[1 + int((2 * rest).compare(abs(denominator)))]
    value = whole + near
    if (numerator < 0) != (denominator < 0):
        value = -value
    with decimal.localcontext() as loose:
        loose.traps[decimal.Inexact] = False
        value = int(value.to_integral_value(rounding=MODES[mode]))
    return OVERFLOW if abs(value) >= WIDE else written(value, scale)


def divided_exactly(a, b):
    if b == 0:
        return OUT_OF_RANGE
    shifted = a.scaleb(SCALE)
    whole = EXACT.divide_int(shifted, b)
    if whole * b != shifted:
        return INEXACT
    coefficient, scale = int(whole), SCALE
    while scale > 0 and coefficient % 10 == 0:
        coefficient, scale = coefficient // 10, scale - 1
    return OVERFLOW if abs(coefficient) >= WIDE else written(coefficient, scale)


class Operands:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.last = "1"

    def coefficient(self):
        pick = self.random.random()
        r = self.random
        if pick < 0.05:
            return 0
        if pick < 0.15:  # at the edge of 64 bits
            return r.choice((LONG, LONG // 10, 1 << 32, 1 << 62)) + r.randint(-3, 3)
        if pick < 0.25:  # at the edge of the range, or a power of ten
            return 10 ** r.choice((18, 19, 59, 60, 61, 117, 119, 120, r.randint(0, 120))) + r.choice((-2, -1, 0, 0, 1))
        digits = r.randint(1, 18) if pick < 0.6 else r.randint(1, 60) if pick < 0.85 else r.randint(60, DIGITS)
        number = r.randrange(10 ** digits)
        return number - number % 10 ** r.randint(0, digits) if r.random() < 0.3 else number

    def scale(self):
        return self.random.choice((0, 0, 2, 2, 6, 18, self.random.randint(0, SCALE), self.random.randint(0, SCALE), SCALE))

    def number(self):
        r = self.random
        if r.random() < 0.08:  # the number before, perhaps written otherwise
            coefficient, scale = parts(D(self.last))
            more = r.randint(0, SCALE - scale)
            coefficient, scale = coefficient * 10 ** more, scale + more
        else:
            coefficient, scale = self.coefficient() * r.choice((1, 1, -1)), self.scale()
        if abs(coefficient) >= WIDE:
            coefficient = WIDE - 1
        self.last = written(coefficient, scale)
        return self.last

    def halfway(self):
        """A number and a scale at which rounding has to decide between two as near."""
        number, scale = self.random.randint(-10 ** 12, 10 ** 12), self.random.randint(0, SCALE - 1)
        return written(number * 10 + 5, scale + 1), scale


def parsed(text):
    """What our grammar makes of it: digits, a sign, one point with digits on both sides; nothing else."""
    body = text[1:] if text.startswith("-") else text
    whole, point, fraction = body.partition(".")
    plain = whole.isascii() and whole.isdigit() and (fraction.isascii() and fraction.isdigit() if point else True)
    if not plain:
        return MALFORMED
    number = D(text)
    coefficient, scale = parts(number)
    return OUT_OF_RANGE if scale > SCALE or abs(coefficient) >= WIDE else written(coefficient, scale)


def mangled(r, text):
    for _ in range(r.randint(1, 2)):
        at = r.randint(0, len(text))
        text = text[:at] + r.choice(("-", "+", ".", "e", " ", ",", "0", "٣", "_", "x", "")) + text[at + r.randint(0, 1):]
    return text


def question(make):
    r = make.random
    operation = r.choices(("plus", "minus", "times", "divided", "rounded", "compare", "parse", "divided exactly", "multiple",
                           "ratios", "hex", "negated", "absolute", "normalized"), (12, 12, 16, 22, 16, 10, 8, 6, 4, 2, 2, 1, 1, 2))[0]
    if operation == "parse":
        text = make.number()
        kind = r.random()
        if kind < 0.3:
            text = mangled(r, text)
        elif kind < 0.4:  # one digit more than there may be, leading zeros
            text = r.choice(("0" * r.randint(1, 20), str(r.randint(1, 9)))) + text.lstrip("-")
        return (operation, text), parsed(text)
    if operation == "hex":
        bits, scale = r.choice((8, 63, 64, 65, 128, 200, 255, 256, 257)), r.randint(0, SCALE + 1)
        number = r.randrange(1 << bits)
        text = r.choice(("", "0x", "0X", "000")) + r.choice((f"{number:x}", f"{number:X}"))
        late = number >= 1 << 256 or scale > SCALE
        return (operation, text, str(scale)), OUT_OF_RANGE if late else written(number, scale)
    mode, scale = r.choice(list(MODES)), r.choice((0, 2, r.randint(0, SCALE), r.randint(0, SCALE)))
    a = make.number()
    if operation == "rounded":
        if r.random() < 0.3:
            a, scale = make.halfway()
        return (operation, a, str(scale), mode), at_scale(D(a), D(1), scale, mode)
    x = D(a)
    if operation in ("negated", "absolute", "normalized"):
        coefficient, scale = parts(x)
        if operation == "negated":
            return (operation, a), written(-coefficient, scale)
        if operation == "absolute":
            return (operation, a), written(abs(coefficient), scale)
        while scale > 0 and coefficient % 10 == 0:
            coefficient, scale = coefficient // 10, scale - 1
        return (operation, a), written(coefficient, scale)
    b = make.number()
    y = D(b)
    if operation == "plus":
        return (operation, a, b), fitted(x + y)
    if operation == "minus":
        return (operation, a, b), fitted(x - y)
    if operation == "times":
        return (operation, a, b), fitted(x * y)
    if operation == "compare":
        return (operation, a, b), str(int(x.compare(y)))
    if operation == "multiple":
        if y != 0 and r.random() < 0.5 and fitted(y * 7) != OVERFLOW:
            a = fitted(y * 7)
            x = D(a)
        return (operation, a, b), OUT_OF_RANGE if y == 0 else "yes" if x % y == 0 else "no"
    if operation == "divided exactly":
        product = fitted(x * y)
        if r.random() < 0.5 and product != OVERFLOW:
            a, x = product, D(product)
        return (operation, a, b), divided_exactly(x, y)
    if operation == "ratios":
        c, d = make.number(), make.number()
        if y <= 0 or D(d) <= 0:
            return (operation, a, b, c, d), OUT_OF_RANGE
        left, right = x * D(d), D(c) * y
        late = OVERFLOW in (fitted(left), fitted(right))
        return (operation, a, b, c, d), OVERFLOW if late else str(int(left.compare(right)))
    if r.random() < 0.2 and y != 0:  # a quotient that lies half way
        half, scale = make.halfway()
        if fitted(D(half) * y) != OVERFLOW:
            a = fitted(D(half) * y)
            x = D(a)
    return (operation, a, b, str(scale), mode), OUT_OF_RANGE if y == 0 else at_scale(x, y, scale, mode)


def check(seed):
    make = Operands(seed)
    return [question(make) for _ in range(COUNT)]


questions.main(check, 20260331)
