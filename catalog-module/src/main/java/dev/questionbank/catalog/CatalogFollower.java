package dev.questionbank.catalog;

/** Keeps something up that is derived from the catalog, on this node and for itself. */
public interface CatalogFollower {

    /** The catalog changed, here or on another node; {@code change} is the number of its newest change. Returns soon. */
    void catalogChanged(long change);
}
