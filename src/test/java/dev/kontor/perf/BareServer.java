package dev.kontor.perf;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/// The floor: the same servlet container with the same buffers, and a servlet that writes bytes from memory with the
/// few headers that no cache could do without.
final class BareServer {

    private BareServer() {}

    /// @param args the port, a folder with one file an answer (`0`, `1`, …), and the headers as `name=value`
    public static void main(String[] args) throws Exception {
        var answers = Map.of(
                "/0", Files.readAllBytes(Path.of(args[1], "0")), "/1", Files.readAllBytes(Path.of(args[1], "1")));
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare").toString());
        tomcat.setPort(Integer.parseInt(args[0]));
        if (tomcat.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setMaxKeepAliveRequests(1_000);
            protocol.setProperty("socket.appWriteBufSize", "16384");
            protocol.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        }
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "bytes", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                var bytes = answers.get(request.getRequestURI());
                if (bytes == null) {
                    response.sendError(404);
                    return;
                }
                response.setContentType("application/json");
                for (int index = 2; index < args.length; index++) {
                    var header = args[index].split("=", 2);
                    response.setHeader(header[0], header[1]);
                }
                response.setContentLength(bytes.length);
                response.getOutputStream().write(bytes);
            }
        });
        context.addServletMapping("/*", "bytes");
        tomcat.start();
        System.out.println("ready");
        tomcat.getServer().await();
    }
}
