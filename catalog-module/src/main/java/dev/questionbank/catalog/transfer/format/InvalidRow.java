package dev.questionbank.catalog.transfer.format;

/** A row cannot become a question; the message is for the person who made the file. */
final class InvalidRow extends Exception {

    InvalidRow(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
