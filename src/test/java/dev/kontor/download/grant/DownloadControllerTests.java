package dev.kontor.download.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.FileContent;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DownloadControllerTests {

    private static final URI BUCKET = URI.create("https://bucket.example.com/gardener?signature=x");

    @Test
    void onlyADownloadThatCountsLearnsWhereInTheBucketTheFileIs() {
        var file = new DownloadProcess.File("gardener.pdf", new FileContent.Elsewhere(BUCKET));

        var counted = DownloadController.response(file, false);
        var looked = DownloadController.response(file, true);

        assertThat(counted.getStatusCode().value()).isEqualTo(302);
        assertThat(counted.getHeaders().getLocation()).isEqualTo(BUCKET);
        assertThat(counted.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(looked.getStatusCode().value()).isEqualTo(200);
        assertThat(looked.getHeaders().toString())
                .doesNotContain("bucket.example.com")
                .contains("gardener.pdf");
    }
}
