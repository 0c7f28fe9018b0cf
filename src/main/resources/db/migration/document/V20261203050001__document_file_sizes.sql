-- Sizes of the files; absent until they are rendered by this release or a later one.
alter table document.files add column pdf_bytes bigint;
alter table document.files add column xml_bytes bigint;
