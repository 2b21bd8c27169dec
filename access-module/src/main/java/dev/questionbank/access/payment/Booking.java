package dev.questionbank.access.payment;

import java.util.List;

/** What became of an attempt to make something of an event. */
sealed interface Booking {

    /** It is written down. @param references what is known since */
    record Applied(List<String> references) implements Booking {}

    /** Nothing follows from it. */
    record Ignored(String reason) implements Booking {}

    /** It has to wait until any of these references is known. */
    record Waits(List<String> references, String reason) implements Booking {}

    /** Nothing can be made of it. */
    record Dead(String reason) implements Booking {}
}
