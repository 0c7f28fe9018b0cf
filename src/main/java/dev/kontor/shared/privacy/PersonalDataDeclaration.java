package dev.kontor.shared.privacy;

import java.util.List;

/// A bean of each module that stores personal data: all its columns that hold some.
public interface PersonalDataDeclaration {

    List<PersonalData> personalData();
}
