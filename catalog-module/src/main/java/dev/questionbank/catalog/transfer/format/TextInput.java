package dev.questionbank.catalog.transfer.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file, as its bytes come in. What is no text is refused where it shows, and so is a single item that would
 * fill the memory: whoever parses may trust that it gets no more than {@value #MAX_ITEM} characters and some for one.
 */
final class TextInput extends Reader {

    /** More than any row that keeps to the rules takes, in the format that needs the most for it. */
    static final int MAX_ITEM = 1 << 22;

    private static final int BLOCK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
    private final CharBuffer chars = CharBuffer.allocate(BLOCK).flip();
    private boolean atStart = true;
    private boolean ended;
    private char last;
    private int line = 1;
    private int itemLine = 1;
    private long leftForItem = MAX_ITEM;
    private @Nullable FileRefused refusal;

    TextInput(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Tells that one item is done with, and the next begins in this line. */
    void nextItem(int line) {
        itemLine = line;
        leftForItem = MAX_ITEM;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (refusal != null) {
                throw refusal;
            }
            if (ended) {
                return -1;
            }
            decodeBlock();
        }
        int count = Math.min(length, chars.remaining());
        leftForItem -= count;
        if (leftForItem < 0) {
            throw new FileRefused(itemLine, "what begins here is longer than " + MAX_ITEM + " characters");
        }
        chars.get(target, offset, count);
        return count;
    }

    /** Decodes what is good of the next bytes; what is wrong with them is told once that is read. */
    private void decodeBlock() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        ended = count < 0;
        if (atStart && bytes.hasRemaining()) {
            refusal = Signature.of(bytes);
        }
        chars.clear();
        if (refusal == null) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            chars.flip();
            countLines();
            if (result.isError()) {
                refusal = new FileRefused(line, "the line is not " + charset.name());
            }
            if (atStart && chars.hasRemaining()) {
                atStart = false;
                if (chars.get(0) == BYTE_ORDER_MARK) {
                    chars.get();
                }
            }
        } else {
            chars.flip();
        }
    }

    /** Counts as editors do: a carriage return, a line feed, or the two together end a line. */
    private void countLines() {
        char[] text = chars.array();
        for (int i = 0, end = chars.limit(); i < end; i++) {
            char c = text[i];
            if (c == '\n' && last != '\r' || c == '\r') {
                line++;
            } else if (c == 0) {
                refusal = new FileRefused(line, "the line holds NUL, so this is no text");
                chars.limit(i);
                return;
            }
            last = c;
        }
    }

    /** Closes nothing: the stream belongs to whoever opened it. */
    @Override
    public void close() {}
}
