package dev.questionbank.access.payment;

import org.junit.jupiter.api.Test;

/** A small one of what {@link ShuffledPaymentsBenchmark} does in full. */
class ShuffledPaymentsTests extends ShuffledDeliveries {

    @Test
    void endAlikeInWhateverOrderTheyAreTold() {
        endAlikeInWhateverOrder(100, 1_000);
    }
}
