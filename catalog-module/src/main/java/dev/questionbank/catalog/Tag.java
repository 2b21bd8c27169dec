package dev.questionbank.catalog;

/** A word that a question is filed under. */
public record Tag(String slug, String name) {}
