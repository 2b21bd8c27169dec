package dev.questionbank.access.payment;

/** How far a checkout is that the application plays. */
public enum PlayedState {
    /** Nobody paid yet. */
    OPEN("Nothing is paid yet."),
    /** Bought once. */
    BOUGHT("It is paid. What it unlocks is yours."),
    /** A subscription that runs. */
    RUNNING("It is paid, and will be renewed. What it unlocks is yours."),
    /** A renewal failed. */
    LATE("A renewal failed. What it unlocks stays yours for some days."),
    /** A subscription that will not be renewed. */
    CANCELED("It will not be renewed. What it unlocks is yours until the end of what is paid."),
    /** A subscription that ended. */
    ENDED("The subscription ended. What it unlocks is yours until the end of what is paid.");

    private final String sentence;

    PlayedState(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
