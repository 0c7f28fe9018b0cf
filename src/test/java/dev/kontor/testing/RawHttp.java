package dev.kontor.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One keep-alive connection that costs next to nothing, so that the server is measured and not the client.
public final class RawHttp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Duration patience;
    private Socket socket;
    private InputStream in;
    private boolean closing;
    private int retryAfter;
    private final byte[] line = new byte[16_384];
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
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
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
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
            closing = false;
        }
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(readLine().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        retryAfter = 0;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.startsWith("retry-after:")) {
                retryAfter = Integer.parseInt(lower.substring(12).strip());
            } else if (lower.equals("connection: close")) {
                closing = true;
            }
        }
        bodyLength = 0;
        if (chunked) {
            for (int size = Integer.parseInt(readLine().strip(), 16);
                    size > 0;
                    size = Integer.parseInt(readLine().strip(), 16)) {
                readBody(size);
                readLine();
            }
            readLine();
        } else {
            readBody((int) length);
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
        if (in.readNBytes(body, bodyLength, size) < size) {
            throw new IOException("the answer ended early");
        }
        bodyLength += size;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            line[length++] = (byte) next;
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
