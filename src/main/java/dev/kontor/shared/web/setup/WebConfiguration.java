package dev.kontor.shared.web.setup;

import dev.kontor.shared.database.ReplicaReads;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.web.ApiVersion;
import dev.kontor.shared.web.CachingHandlerMapping;
import dev.kontor.shared.web.binding.ArgumentResolvers;
import dev.kontor.shared.web.binding.ParameterInterceptor;
import dev.kontor.shared.web.json.Times;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Registers the web kernel in Spring MVC.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final List<String> FOREIGN = List.of("Yaml", "Xml", "Cbor", "Smile");

    private final JsonMapper json;
    private final Validator validator;
    private final Supplier<ConversionService> conversion;
    private final ObjectProvider<ReplicaReads> replica;

    WebConfiguration(
            JsonMapper json,
            Validator validator,
            @Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversion,
            ObjectProvider<ReplicaReads> replica) {
        this.json = json;
        this.validator = validator;
        this.replica = replica;
        this.conversion = SingletonSupplier.of(conversion::getObject);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor());
        registry.addInterceptor(new ParameterInterceptor());
        replica.ifAvailable(
                reads -> registry.addInterceptor(new ReplicaInterceptor(reads)).addPathPatterns("/admin/v1/**"));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(ArgumentResolvers.all(json, validator, conversion));
    }

    /// Other formats come from libraries added for other reasons: springdoc brings YAML.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(list -> list.removeIf(WebConfiguration::isForeign));
    }

    @Bean
    static WebMvcRegistrations handlerMapping() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new CachingHandlerMapping();
            }

            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestMappingHandlerAdapter() {
                    @Override
                    public void afterPropertiesSet() {
                        super.afterPropertiesSet();
                        setReturnValueHandlers(
                                List.of(new ReturnHandler(Objects.requireNonNull(getReturnValueHandlers()))));
                    }
                };
            }
        };
    }

    private static boolean isForeign(HttpMessageConverter<?> converter) {
        return FOREIGN.stream()
                .anyMatch(format -> converter.getClass().getSimpleName().contains(format));
    }

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useRequestHeader(ApiVersion.HEADER)
                .setVersionParser(new ApiVersion.Parser())
                .detectSupportedVersions(false)
                .addSupportedVersions(ApiVersion.OLDEST)
                .setDefaultVersion(ApiVersion.OLDEST);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new TypedIdConverters());
        registry.addConverter(String.class, Currency.class, Currency::getInstance);
        registry.addConverter(String.class, Instant.class, Times::instant);
        registry.addConverter(String.class, LocalDate.class, Times::date);
        registry.addConverter(new LocaleConverter());
    }

    private static final class TypedIdConverters implements ConverterFactory<String, TypedId> {

        @Override
        public <T extends TypedId> Converter<String, T> getConverter(Class<T> type) {
            return text -> TypeIds.parse(type, text);
        }
    }

    private static final class LocaleConverter implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, Locale.class));
        }

        /// Absent for an empty text, which names no language.
        @Override
        public @Nullable Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
            return text instanceof String tag && !tag.isEmpty()
                    ? new Locale.Builder().setLanguageTag(tag).build()
                    : null;
        }
    }
}
