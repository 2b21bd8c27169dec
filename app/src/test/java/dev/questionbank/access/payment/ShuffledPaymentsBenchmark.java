package dev.questionbank.access.payment;

import org.junit.jupiter.api.Test;

/** What the payment provider tells of a thousand subscriptions, told badly: the end is that of the order, and how fast. */
class ShuffledPaymentsBenchmark extends ShuffledDeliveries {

    @Test
    void tellTenThousand() {
        endAlikeInWhateverOrder(1_000, 10_000);
    }
}
