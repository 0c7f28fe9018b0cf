package dev.kontor.webhook.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.net.InetAddress;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An address is refused as soon as its text tells that no message may go there.
class TargetTests {

    private static final TargetAddresses STRICT = new TargetAddresses(false, SystemDefaultDnsResolver.INSTANCE);
    private static final TargetAddresses LOCAL = new TargetAddresses(true, SystemDefaultDnsResolver.INSTANCE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://erp.example.com/kontor",
                "https://erp.example.com:8443/a/b?token=x",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/",
                "https://xn--bcher-kva.example/"
            })
    void allowsThePublicInternet(String url) {
        assertThat(Target.of(url, STRICT).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example.com/",
                "ftp://erp.example.com/",
                "file:///etc/passwd",
                "//erp.example.com/",
                "/kontor",
                "https:///kontor",
                "https://user:secret@erp.example.com/",
                "https://erp.example.com/#part",
                "https://erp_1.example.com/",
                "https://bücher.example/",
                "https://erp.example.com:99999999/",
                "https://erp.example.com /",
                "no url"
            })
    void refusesWhatIsNoHttpsAddress(String url) {
        assertRefused(url, STRICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://127.0.0.1./",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://0.0.0.0/",
                "https://0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://168.63.129.16/",
                "https://100.64.0.1/",
                "https://192.0.0.192/",
                "https://192.0.2.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://240.0.0.1/",
                "https://255.255.255.255/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://app.localhost/",
                "https://printer.local/",
                "https://metadata.google.internal/",
                "https://database/"
            })
    void refusesEveryWayToWriteAnAddressOfTheInside(String url) {
        assertRefused(url, STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/", "http://127.0.0.1/", "https://[::1]/", "http://10.1.2.3/"})
    void letsDevelopersUseTheirOwnMachine(String url) {
        assertThat(Target.of(url, LOCAL).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254%25eth0]/",
                "http://0.0.0.0/",
                "http://224.0.0.1/",
                "http://2130706433/",
                "http://user@localhost/",
                "ftp://localhost/"
            })
    void evenForDevelopersThereAreLimits(String url) {
        assertRefused(url, LOCAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64:ff9b:1::1", "::7f00:1", "3fff::1", "5f00::1", "168.63.129.16", "127.0.0.1"})
    void anAddressThatOnlyLooksPublicIsNotAllowed(String address) throws Exception {
        assertThat(STRICT.allow(InetAddress.getByName(address))).isFalse();
    }

    private static void assertRefused(String url, TargetAddresses addresses) {
        assertThatThrownBy(() -> Target.of(url, addresses))
                .isInstanceOf(RejectedException.class)
                .extracting(refusal -> ((RejectedException) refusal).code())
                .isEqualTo(ProblemCode.TARGET_NOT_ALLOWED);
    }
}
