package io.tocsin.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection, kept alive and opened again when the server closes it: a request that was made before is
 * written, its answer read; no pipelining. For one thread. It knows only what servers of alerts answer with: a length or
 * chunks, no trailers, no redirects.
 */
final class Connection implements AutoCloseable {

    private final InetSocketAddress address;
    private final AnswerReader reader = new AnswerReader();
    private SocketChannel channel;

    Connection(URI server) throws IOException {
        this.address = new InetSocketAddress(server.getHost(), server.getPort());
        this.channel = open(address);
    }

    /** The bytes of a GET. */
    static ByteBuffer get(URI server, String path) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: */*\r\n\r\n");
    }

    /** The bytes of a POST's head for a JSON body of that many bytes. */
    static ByteBuffer postHead(URI server, String path, int length) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n");
    }

    /**
     * Writes the request whole and reads the answer whole.
     *
     * @param request left as it was, so that it can be sent again
     * @return the status; the body stays readable by {@link #body()} until the next exchange
     * @throws IOException when the server is not there; the connection is open again afterwards if it can be
     */
    int exchange(ByteBuffer request) throws IOException {
        try {
            ByteBuffer rest = request.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            int status = reader.read(channel);
            if (reader.closes()) {
                reopen();
            }
            return status;
        } catch (IOException e) {
            reopen();
            throw e;
        }
    }

    String body() {
        return reader.body();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void reopen() throws IOException {
        channel.close();
        channel = open(address);
    }

    private static SocketChannel open(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Fills the buffer further; an end of the stream is an error, for an answer was due. */
    static void fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
        if (channel.read(buffer) < 0) {
            throw new EOFException("Expected an answer, but the server closed the connection");
        }
    }
}
