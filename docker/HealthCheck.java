import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The image's health check: exits with 0 if `/readyz` responds 200. The image has neither a shell nor curl.
class HealthCheck {

    private static final int TIMEOUT_MILLIS = 2_000;

    public static void main(String[] args) {
        System.exit(isReady(Integer.parseInt(System.getenv().getOrDefault("SERVER_PORT", "8080"))) ? 0 : 1);
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            System.out.println(status);
            return status != null && status.contains(" 200");
        } catch (IOException e) {
            System.out.println(e);
            return false;
        }
    }
}
