package dev.questionbank.catalog.transfer;

/**
 * What a load did.
 *
 * @param created questions that were not there before
 * @param published questions that were there as drafts and now are published
 * @param unchanged rows whose question was there already
 * @param topicsCreated topics that were not there before
 */
public record LoadResult(int created, int published, int unchanged, int topicsCreated) {

    static final LoadResult NOTHING = new LoadResult(0, 0, 0, 0);

    LoadResult plus(LoadResult other) {
        return new LoadResult(
                created + other.created,
                published + other.published,
                unchanged + other.unchanged,
                topicsCreated + other.topicsCreated);
    }

    /** How many rows that were. */
    public int rows() {
        return created + published + unchanged;
    }
}
