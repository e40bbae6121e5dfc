package dev.whence.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: three digits that count. */
final class Numbers {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Numbers() {}

    /** {@code 28.4}, {@code 1,510}, {@code 0.0312}, {@code 4,620,000}, {@code 0}. */
    static String of(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** {@code 1,510 (1,490 to 1,540)}, or without bounds if there was one fork. */
    static String of(Spread spread) {
        String median = of(spread.median());
        return spread.isRange() ? median + " (" + of(spread.low()) + " to " + of(spread.high()) + ")" : median;
    }
}
