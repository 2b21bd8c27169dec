/** A question bank for interview practice, as one GraphQL API. Each module of the application is a package in this one. */
@NullMarked
package dev.questionbank;

import org.jspecify.annotations.NullMarked;
