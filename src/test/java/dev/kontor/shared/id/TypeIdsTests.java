package dev.kontor.shared.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/// The vectors are those of the TypeID specification, with our prefix.
class TypeIdsTests {

    record TestId(UUID value) implements TypedId {

        @Override
        public IdPrefix prefix() {
            return IdPrefix.PRODUCT;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "prod_00000000000000000000000000, 00000000-0000-0000-0000-000000000000",
        "prod_00000000000000000000000001, 00000000-0000-0000-0000-000000000001",
        "prod_0000000000000000000000000a, 00000000-0000-0000-0000-00000000000a",
        "prod_0000000000000000000000000g, 00000000-0000-0000-0000-000000000010",
        "prod_00000000000000000000000010, 00000000-0000-0000-0000-000000000020",
        "prod_7zzzzzzzzzzzzzzzzzzzzzzzzz, ffffffff-ffff-ffff-ffff-ffffffffffff",
        "prod_0123456789abcdefghjkmnpqrs, 0110c853-1d09-52d8-d73e-1194e95b5f19",
        "prod_01h455vb4pex5vsknk084sn02q, 01890a5d-ac96-774b-bcce-b302099a8057"
    })
    void readsAndWritesTheValidVectors(String text, UUID uuid) {
        assertThat(TypeIds.parse(TestId.class, text).value()).isEqualTo(uuid);
        assertThat(new TestId(uuid).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "prod",
                "prod_",
                "_00000000000000000000000000",
                "00000000000000000000000000",
                "PROD_00000000000000000000000000",
                "pro_00000000000000000000000000",
                "prod__00000000000000000000000000",
                "pr.od_00000000000000000000000000",
                "préd_00000000000000000000000000",
                "  prod_00000000000000000000000000",
                "prod_00000000000000000000000000 ",
                "prod_0000000000000000000000000",
                "prod_000000000000000000000000000",
                "prod_1234567890123456789012345",
                "prod_12345678901234567890123456 7",
                "prod_0123456789ABCDEFGHJKMNPQRS",
                "prod_123456789-0123456789-0123456",
                "prod_ooooooiiiiiiuuuuuuulllllll",
                "prod_i23456789ol23456789oi23456",
                "prod_8zzzzzzzzzzzzzzzzzzzzzzzzz",
                "prod_0000000000000000000000000é",
                "prod_0000000000000000000000000\u0000"
            })
    void refusesTheInvalidVectors(String text) {
        assertThatThrownBy(() -> TypeIds.parse(TestId.class, text)).isInstanceOf(InvalidIdException.class);
    }

    @Test
    void newIdsAreOrderedByTime() {
        var earlier = TypeIds.next();
        var later = TypeIds.next();

        assertThat(new TestId(earlier).text()).isLessThan(new TestId(later).text());
        assertThat(earlier.version()).isEqualTo(7);
    }

    @Test
    void everyIdHasItsOwnPrefix() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TypedId.class));
        var ids = scanner.findCandidateComponents("dev.kontor").stream()
                .map(definition -> ClassUtils.resolveClassName(
                        String.valueOf(definition.getBeanClassName()),
                        getClass().getClassLoader()))
                .filter(type -> type.isRecord()
                        && type.getSimpleName().endsWith("Id")
                        && type.getRecordComponents().length == 1)
                .filter(type -> type.getEnclosingClass() == null)
                .map(type -> TypeIds.prefixOf(type.asSubclass(TypedId.class)))
                .toList();

        assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }
}
