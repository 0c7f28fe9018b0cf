package dev.kontor.exchange.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.BodyLimit;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Imports, for staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.IMPORTS_WRITE)
@Tag(name = "Imports", description = "Imports data from files: checked row by row, then loaded.")
class ImportController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final ImportService service;
    private final ImportRepository imports;
    private final ImportTargets targets;
    private final ErrorFile errors;
    private final FileStore files;

    ImportController(
            ImportService service, ImportRepository imports, ImportTargets targets, ErrorFile errors, FileStore files) {
        this.service = service;
        this.imports = imports;
        this.targets = targets;
        this.errors = errors;
        this.files = files;
    }

    /// List imports.
    ///
    /// Newest first. Sort by `createdAt`.
    @SortableBy(value = "createdAt", byDefault = "-createdAt")
    @GetMapping("/imports")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "listImports")
    Page<ImportDetails> list(@ParameterObject @Valid Listing listing) {
        var page = imports.list(listing);
        return new Page<>(service.details(page.items()), page.page());
    }

    /// Start an import.
    ///
    /// Declares the content and the column names; then send the file with `PUT /imports/{id}/file`.
    @PostMapping("/imports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createImport")
    @Problems(ProblemCode.UNKNOWN_COLUMN)
    ResponseEntity<ImportDetails> create(@RequestBody @Valid StartImport request) {
        var created = service.start(request);
        return ResponseEntity.created(location(created.id())).body(created);
    }

    /// Get an import.
    ///
    /// Its status, and the results, or expected results, of its rows.
    @GetMapping("/imports/{id}")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(operationId = "getImport")
    ImportDetails get(@PathVariable ImportId id) {
        return service.get(id);
    }

    // Without `consumes`: a caller without permission gets 403 for any content type.
    @PutMapping("/imports/{id}/file")
    @BodyLimit(BodyLimit.STREAMED)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "uploadImportFile",
            summary = "Send the file of an import",
            description = "The raw bytes, UTF-8, at most 256 MB unless the shop has another limit. Every row is "
                    + "then checked without writing anything: watch the job, read the import, and confirm it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = "string", maxLength = 268_435_456),
                                        examples =
                                                @ExampleObject("externalId,title,sku\nerp-4711,Espresso cup,CUP-1\n")),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(type = "string", maxLength = 268_435_456),
                                        examples =
                                                @ExampleObject(
                                                        "{\"externalId\":\"erp-4711\",\"title\":\"Espresso cup\"}\n"))
                            }))
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<ImportDetails> upload(@PathVariable ImportId id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        requireRows(request);
        service.awaiting(id);
        var file = files.create();
        long size = files.fill(file, request.getInputStream());
        return accepted(service.check(id, file, size));
    }

    private static void requireRows(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        var name = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!name.equals(CSV) && !name.equals(NDJSON)) {
            throw new HttpMediaTypeNotSupportedException("Send " + CSV + " or " + NDJSON + ".");
        }
    }

    /// Confirm an import.
    ///
    /// Loads the rows, batch by batch. Completed batches remain if a later one is stopped; importing the same
    /// file again changes nothing.
    @PostMapping("/imports/{id}/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "confirmImport")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IMPORT_HAS_ERRORS})
    ResponseEntity<ImportDetails> confirm(@PathVariable ImportId id, @RequestBody @Valid ConfirmImport request) {
        return accepted(service.confirm(id, request));
    }

    /// Retry failed rows.
    ///
    /// Processes the rejected rows again, for example after missing references have been created.
    @PostMapping("/imports/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "retryImport")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<ImportDetails> retry(@PathVariable ImportId id) {
        return accepted(service.retry(id));
    }

    /// Get the errors of an import.
    ///
    /// A CSV file: `row` (the header is 1), `column`, `code`, `detail`.
    @GetMapping("/imports/{id}/errors")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(
            operationId = "getImportErrors",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The errors in row order.",
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            maxLength = 1_073_741_824,
                                                            example = "row,column,code,detail\n"))))
    void errors(@PathVariable ImportId id, HttpServletResponse response) throws IOException {
        var imported = imports.get(id);
        csv(response, "errors-" + id.text());
        errors.write(imported, response.getOutputStream());
    }

    /// Get a template for imports.
    ///
    /// A CSV file with the columns of the type and an example row.
    @GetMapping("/import-templates/{type}")
    @RequiresPermission(Permission.IMPORTS_READ)
    @Operation(
            operationId = "getImportTemplate",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The template.",
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            maxLength = 65_536,
                                                            example = "externalId,title,sku\n"))))
    void template(@PathVariable ImportType type, HttpServletResponse response) throws IOException {
        var text = new StringWriter();
        var fields = targets.of(type).template();
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(fields.stream().map(ImportTarget.Example::field).toList());
        csv.writeRecord(fields.stream().map(ImportTarget.Example::example).toList());
        csv.flush();
        csv(response, type.name().toLowerCase(Locale.ROOT));
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void csv(HttpServletResponse response, String name) {
        response.setContentType(CSV);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
    }

    private static ResponseEntity<ImportDetails> accepted(ImportDetails details) {
        return ResponseEntity.accepted()
                .location(location(details.id()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(details);
    }

    private static URI location(ImportId id) {
        return URI.create("/admin/v1/imports/" + id.text());
    }
}
