package dev.questionbank.catalog.text;

/**
 * A link or image as an author wrote it.
 *
 * @param address where it is to lead, which may be anything
 * @param image whether it is shown in the text
 */
public record WrittenLink(String address, boolean image) {

    /** Whether it leads nowhere, as can be told without asking: it is relative, names no host or no web address at all. */
    public boolean isBroken() {
        return !WebLinks.ADDRESS.matcher(address).matches();
    }
}
