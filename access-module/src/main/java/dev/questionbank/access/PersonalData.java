package dev.questionbank.access;

import java.util.function.Consumer;

/** A part of what is kept about people. Each module has a bean for each of its own. */
public interface PersonalData {

    /** Name of this part in an export, e.g. {@code reviews}. */
    String name();

    /**
     * Gives all entries that are kept about the account, one by one and none longer than it is needed; each is written as
     * JSON at once. Takes the same number of statements however many there are.
     */
    void export(AccountId account, Consumer<Object> entries);

    /**
     * Removes what says anything of the person, in the transaction of the erasure, which holds the account. Done again, it
     * changes nothing.
     */
    void erase(AccountId account);
}
