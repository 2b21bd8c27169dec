package dev.questionbank.catalog;

/** What of a question this viewer may read. Other modules add how to unlock the rest. */
public record QuestionAccess(TopicId topicId, TextAccess prompt, TextAccess answer) {

    /** Whether there is something left to unlock. */
    public boolean isPartlyLocked() {
        return !prompt.granted() || !answer.granted();
    }
}
