package dev.kontor.shared.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

class ReturnHandlerTests {

    private final List<String> asked = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private final ReturnHandler handler =
            new ReturnHandler(List.of(new Only("text", String.class), new Only("any", Object.class)));

    @Test
    void theHandlersAreAskedOncePerMethod() throws Exception {
        for (int request = 0; request < 3; request++) {
            handle("text", "a");
            handle("number", 1);
        }

        assertThat(handled).containsExactly("text a", "any 1", "text a", "any 1", "text a", "any 1");
        assertThat(asked).containsExactly("text", "text", "any");
    }

    @Test
    void theTypeOfTheValueDecidesIfTheMethodDeclaresLess() throws Exception {
        handle("anything", "a");
        handle("anything", 1);

        assertThat(handled).containsExactly("text a", "any 1");
    }

    @Test
    void aTypeThatNobodyHandlesIsRefused() {
        var strict = new ReturnHandler(List.of(new Only("text", String.class)));

        assertThatThrownBy(() -> strict.handleReturnValue(1, returned("number", 1), container(), request()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    String text() {
        return "";
    }

    ResponseEntity<Integer> number() {
        return ResponseEntity.ok(1);
    }

    Object anything() {
        return "";
    }

    private void handle(String method, Object value) throws Exception {
        handler.handleReturnValue(value, returned(method, value), container(), request());
    }

    /// As Spring makes it for each response.
    private static MethodParameter returned(String method, Object value) throws NoSuchMethodException {
        var declared = ReturnHandlerTests.class.getDeclaredMethod(method);
        return new MethodParameter(declared, -1) {
            @Override
            public Class<?> getParameterType() {
                return declared.getReturnType() == Object.class ? value.getClass() : super.getParameterType();
            }
        };
    }

    private static ModelAndViewContainer container() {
        return new ModelAndViewContainer();
    }

    private static NativeWebRequest request() {
        return new ServletWebRequest(new MockHttpServletRequest());
    }

    private final class Only implements HandlerMethodReturnValueHandler {

        private final String name;
        private final Class<?> type;

        Only(String name, Class<?> type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public boolean supportsReturnType(MethodParameter returnType) {
            asked.add(name);
            return type.isAssignableFrom(returnType.getParameterType());
        }

        @Override
        public void handleReturnValue(
                @Nullable Object value,
                MethodParameter returnType,
                ModelAndViewContainer container,
                NativeWebRequest request) {
            handled.add(name + " " + value);
        }
    }
}
