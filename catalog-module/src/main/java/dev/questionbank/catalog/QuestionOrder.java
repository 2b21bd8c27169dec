package dev.questionbank.catalog;

/** In which order a list has its questions. Ties are broken by id, so every order is total. */
record QuestionOrder(By field, Direction direction) {

    /** That of a topic's page and of every list that asks for no other. */
    static final QuestionOrder CURATORS = new QuestionOrder(By.POSITION, Direction.ASC);

    enum By {
        POSITION,
        PRACTICED,
        DIFFICULTY,
        PUBLISHED_AT,
        TITLE
    }

    enum Direction {
        ASC,
        DESC
    }

    boolean isDescending() {
        return direction == Direction.DESC;
    }
}
