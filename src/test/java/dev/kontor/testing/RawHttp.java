package dev.kontor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One keep-alive connection that costs next to nothing, so that the server is measured and not the client.
public final class RawHttp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UNKNOWN = -1;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final int port;
    private final Duration patience;
    private Socket socket;
    private InputStream in;
    private boolean closing;
    private int retryAfter;
    private final byte[] read = new byte[65_536];
    private int from;
    private int to;
    // The line that was read last, without its end.
    private final byte[] line = new byte[16_384];
    private int lineLength;
    private byte[] body = new byte[65_536];
    private int bodyLength;

    public RawHttp(int port) throws IOException {
        this(port, PATIENCE);
    }

    /// @param patience how long to wait for an answer
    public RawHttp(int port, Duration patience) throws IOException {
        this.port = port;
        this.patience = patience;
        socket = connect();
        in = socket.getInputStream();
    }

    private Socket connect() throws IOException {
        var connected = new Socket("127.0.0.1", port);
        connected.setTcpNoDelay(true);
        connected.setSoTimeout((int) patience.toMillis());
        return connected;
    }

    public static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] send(String method, String path, String headers, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Content-Type: application/json\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n";
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    /// Sends the request and reads the whole answer.
    ///
    /// @return the status
    public int call(byte[] request) throws IOException {
        if (closing) {
            // The server ends a connection after so many requests; a browser would open the next one too.
            socket.close();
            socket = connect();
            in = socket.getInputStream();
            from = 0;
            to = 0;
            closing = false;
        }
        socket.getOutputStream().write(request);
        readLine();
        int status = (int) number(9, 12, 10);
        long length = UNKNOWN;
        boolean chunked = false;
        retryAfter = 0;
        for (readLine(); lineLength > 0; readLine()) {
            if (begins("content-length:")) {
                length = number(15, lineLength, 10);
            } else if (begins("transfer-encoding:")) {
                chunked = true;
            } else if (begins("retry-after:")) {
                retryAfter = (int) number(12, lineLength, 10);
            } else if (begins("connection: close")) {
                closing = true;
            }
        }
        bodyLength = 0;
        if (chunked) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                readBody(size);
                readLine();
            }
            readLine();
        } else if (length != UNKNOWN) {
            readBody((int) length);
        } else if (closing && status != NO_CONTENT && status != NOT_MODIFIED) {
            readToEnd();
        }
        return status;
    }

    /// What the last answer asks to wait before the next try; 0 if it asks for nothing.
    public int retryAfterSeconds() {
        return retryAfter;
    }

    public String body() {
        return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
    }

    private void readBody(int size) throws IOException {
        if (bodyLength + size > body.length) {
            var larger = new byte[(bodyLength + size) * 2];
            System.arraycopy(body, 0, larger, 0, bodyLength);
            body = larger;
        }
        for (int end = bodyLength + size; bodyLength < end; ) {
            fill();
            int part = Math.min(to - from, end - bodyLength);
            System.arraycopy(read, from, body, bodyLength, part);
            from += part;
            bodyLength += part;
        }
    }

    /// A server that is about to close the connection may end a body with it (RFC 9112, 6.3).
    private void readToEnd() throws IOException {
        do {
            readBody(to - from);
            from = 0;
            to = in.read(read);
        } while (to > 0);
        to = 0;
    }

    private int chunkSize() throws IOException {
        readLine();
        return (int) number(0, lineLength, 16);
    }

    private void readLine() throws IOException {
        lineLength = 0;
        while (true) {
            fill();
            byte next = read[from++];
            if (next == '\n') {
                return;
            }
            if (next != '\r') {
                line[lineLength++] = next;
            }
        }
    }

    private void fill() throws IOException {
        if (from == to) {
            from = 0;
            to = in.read(read);
            if (to < 0) {
                to = 0;
                throw new IOException("the connection was closed");
            }
        }
    }

    /// Whether the line begins so; headers are looked through without making a text of each.
    private boolean begins(String lower) {
        int length = lower.length();
        for (int index = 0; index < length; index++) {
            if (index == lineLength || (line[index] | 0x20) != (lower.charAt(index) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private long number(int begin, int end, int radix) {
        return Long.parseLong(new String(line, begin, end - begin, StandardCharsets.US_ASCII).strip(), radix);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
