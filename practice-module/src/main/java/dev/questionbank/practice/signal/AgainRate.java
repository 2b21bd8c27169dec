package dev.questionbank.practice.signal;

/**
 * Share of reviews in which a question was not recalled, with the bounds between which the true share lies in 95 of 100 cases.
 * The bounds are those of the score interval: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
 * Inference, Journal of the American Statistical Association 22 (1927), 209–212. They hold for few reviews, and for shares near
 * 0 and 1, too.
 *
 * @param estimate the share that was seen, 0 to 1
 * @param low at least so much
 * @param high at most so much
 */
public record AgainRate(double estimate, double low, double high) {

    /** Of a normal distribution 95 % lie within so many standard deviations. */
    private static final double Z = 1.959963984540054;

    /**
     * The rate of so many reviews without recall among so many.
     *
     * @param reviews at least one
     */
    static AgainRate of(int again, int reviews) {
        double n = reviews;
        double p = again / n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        // at the ends a bound is the end, but for the last bit
        return new AgainRate(p, again == 0 ? 0 : middle - reach, again == reviews ? 1 : middle + reach);
    }
}
