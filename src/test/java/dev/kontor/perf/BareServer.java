package dev.kontor.perf;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/// The floor: the same servlet container with the same buffers, and a servlet that writes bytes from memory, with two
/// headers or with all of the answer.
final class BareServer {

    private BareServer() {}

    private static final List<String> TWO = List.of("Cache-Control: public, max-age=0, s-maxage=60", "ETag: W/\"x\"");

    /// What is written for a path.
    private record Answer(byte[] body, List<String[]> headers) {

        static Answer of(Path body, List<String> headers) throws IOException {
            return new Answer(
                    Files.readAllBytes(body),
                    headers.stream().map(header -> header.split(": ", 2)).toList());
        }
    }

    /// @param args the port, and a folder with two files an answer: its body (`0`, `1`) and its headers (`0.headers`)
    public static void main(String[] args) throws Exception {
        var answers = new HashMap<String, Answer>();
        for (var name : List.of("0", "1")) {
            var body = Path.of(args[1], name);
            answers.put("/" + name, Answer.of(body, TWO));
            answers.put(
                    "/" + name + "/whole", Answer.of(body, Files.readAllLines(Path.of(args[1], name + ".headers"))));
        }
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
                var answer = answers.get(request.getRequestURI());
                if (answer == null) {
                    response.sendError(404);
                    return;
                }
                response.setContentType("application/json");
                for (var header : answer.headers()) {
                    response.addHeader(header[0], header[1]);
                }
                response.setContentLength(answer.body().length);
                response.getOutputStream().write(answer.body());
            }
        });
        context.addServletMapping("/*", "bytes");
        tomcat.start();
        System.out.println("ready");
        tomcat.getServer().await();
    }
}
