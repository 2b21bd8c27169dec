/** What the practice of many tells curators about questions: which are forgotten, take long, or defeat people. */
@NamedInterface("signal")
@NullMarked
package dev.questionbank.practice.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
