package io.tocsin.api.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a body whole, unpacked, and no more of it than may be: neither a lie about its length nor a gzip bomb costs memory. */
final class Bodies {

    private static final int PIECE = 64 * 1024;

    private final int largest;

    Bodies(int largest) {
        this.largest = largest;
    }

    /** A body that is not taken; nothing of it is kept. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * The bytes of the request.
     *
     * @throws Refused 413 when it is too large, 415 for an unknown encoding, 400 when it did not arrive whole
     */
    byte[] read(HttpServletRequest request) throws Refused {
        long announced = request.getContentLengthLong();
        if (announced > largest) {
            throw tooLarge();
        }
        String encoding = request.getHeader("Content-Encoding");
        boolean gzip = isGzip(encoding);
        try {
            InputStream in = gzip ? new GZIPInputStream(request.getInputStream()) : request.getInputStream();
            return announced >= 0 && !gzip ? exactly(in, (int) announced) : everything(in);
        } catch (ZipException | EOFException e) {
            throw new Refused(
                    400, "Expected a body in gzip, as Content-Encoding says, but it is not: " + e.getMessage());
        } catch (IOException e) {
            throw new Refused(400, "Expected the whole body, but it broke off: " + e.getMessage());
        }
    }

    private byte[] exactly(InputStream in, int length) throws IOException, Refused {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new Refused(
                    400, "Expected " + length + " bytes, as Content-Length says, but there were " + body.length);
        }
        return body;
    }

    private byte[] everything(InputStream in) throws IOException, Refused {
        ByteArrayOutputStream out = new ByteArrayOutputStream(PIECE);
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            out.write(piece, 0, n);
            if (out.size() > largest) {
                throw tooLarge();
            }
        }
        return out.toByteArray();
    }

    private Refused tooLarge() {
        return new Refused(413, "Expected a body of at most " + largest + " bytes, but it is larger");
    }

    private static boolean isGzip(@Nullable String encoding) throws Refused {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            throw new Refused(415, "Expected the Content-Encoding gzip or none, but it is another");
        }
        return true;
    }
}
