package dev.questionbank.access.payment;

/** What somebody who plays a payment can do. */
enum PlayedButton {
    PAY("Pay"),
    FAIL("Let the payment fail"),
    RENEW("Renew"),
    FAIL_RENEWAL("Let a renewal fail"),
    CANCEL("Cancel at the end of the period"),
    END("End now"),
    REFUND("Refund");

    private final String label;

    PlayedButton(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
