package io.tocsin.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one answer after the other from a connection without pipelining. For one thread. */
final class AnswerReader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean closes;

    /** @return the status */
    int read(SocketChannel channel) throws IOException {
        buffer.clear().limit(0);
        body.reset();
        String statusLine = line(channel);
        closes = statusLine.startsWith("HTTP/1.0");
        int status = Integer.parseInt(statusLine.substring(9, 12));
        boolean chunked = false;
        int length = 0;
        for (String header = line(channel); !header.isEmpty(); header = line(channel)) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = header.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.contains("chunked");
                case "connection" -> closes = value.contains("close");
                default -> {}
            }
        }
        if (chunked) {
            readChunks(channel);
        } else {
            readBytes(channel, length);
        }
        return status;
    }

    boolean closes() {
        return closes;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private void readChunks(SocketChannel channel) throws IOException {
        int length;
        do {
            length = Integer.parseInt(line(channel).split(";", 2)[0].strip(), 16);
            readBytes(channel, length);
            line(channel);
        } while (length > 0);
    }

    private void readBytes(SocketChannel channel, int length) throws IOException {
        int missing = length;
        while (missing > 0) {
            more(channel);
            int taken = Math.min(missing, buffer.remaining());
            body.write(buffer.array(), buffer.position(), taken);
            buffer.position(buffer.position() + taken);
            missing -= taken;
        }
    }

    private String line(SocketChannel channel) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            more(channel);
            char c = (char) buffer.get();
            if (c == '\n') {
                return line.toString().strip();
            }
            line.append(c);
        }
    }

    private void more(SocketChannel channel) throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            Connection.fill(channel, buffer);
            buffer.flip();
        }
    }
}
