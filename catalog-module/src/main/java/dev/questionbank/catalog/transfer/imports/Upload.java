package dev.questionbank.catalog.transfer.imports;

import dev.questionbank.catalog.transfer.format.BankFormat;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that comes in.
 *
 * @param topic slug of the topic of rows that name none; null when they must name one
 * @param publish whether readers are to see at once what it brings
 * @param encoding in which it is said to be
 */
public record Upload(BankFormat format, @Nullable String topic, OnError onError, boolean publish, Charset encoding) {}
