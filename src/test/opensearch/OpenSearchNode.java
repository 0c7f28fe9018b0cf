import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/// One OpenSearch for tests, run from this file in a JVM of its own. Arguments: a folder, and the port.
final class OpenSearchNode extends Node {

    private static final String HTTP = "org.opensearch.transport.Netty4ModulePlugin";

    private OpenSearchNode(Settings settings, Collection<PluginInfo> plugins) {
        super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "kontor-test"), plugins, false);
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        Files.createDirectories(home.resolve("config"));
        var settings = Settings.builder()
                .put("path.home", home.toString())
                .put("cluster.name", "kontor-test")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("http.type", "netty4")
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        var plugin = new PluginInfo(HTTP, "HTTP", "NA", Version.CURRENT, "21", HTTP, null, List.of(), false);
        new OpenSearchNode(settings, List.of(plugin)).start();
        new CountDownLatch(1).await();
    }
}
