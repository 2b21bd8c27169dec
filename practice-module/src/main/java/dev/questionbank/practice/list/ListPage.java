package dev.questionbank.practice.list;

import dev.questionbank.db.graphql.PageRequest;

/** A page of a list that is asked for. */
record ListPage(PracticeListId list, PageRequest page) {}
