package dev.questionbank.catalog.search;

/** What became of opening an index. */
public sealed interface Opening {

    /** The index is there, as it was when it was last committed. */
    record Opened(SearchIndex index) implements Opening {}

    /**
     * There is no index that can be used, so one has to be made.
     *
     * @param reason for the log
     */
    record Unusable(String reason) implements Opening {}
}
