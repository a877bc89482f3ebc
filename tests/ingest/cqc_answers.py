"""Answers like those of CQC's service about locations, by the facts of its schema. All is invented."""


def location(
    number, rating="Good", home="N", council="Barnet", services=("Domiciliary care service",), **more
):
    return {
        "locationId": f"1-{number}", "providerId": "1-9", "name": f"Invented care {number}",
        "registrationStatus": "Registered", "inspectionDirectorate": "Adult social care", "careHome": home,
        "localAuthority": council, "region": "London", "mainPhoneNumber": "0000", "postalCode": "XX1 1XX",
        "gacServiceTypes": [{"name": name, "description": name} for name in services],
        "regulatedActivities": [{"name": "Care", "contacts": [{"personGivenName": "Invented",
                                                               "personFamilyName": "Person"}]}],
        "currentRatings": {"overall": {"rating": rating, "reportDate": "2024-05-16", "keyQuestionRatings": [
            {"name": "Safe", "rating": "Inadequate", "reportDate": "2024-05-16"}]}},
        **more,
    }  # fmt: skip


ANSWERS = [
    location(1), location(2, "Requires improvement"),
    location(3, "Outstanding", home="Y", services=("Care home",)),
    location(4, "Not rated"), location(5, council="Brent"), location(6, registrationStatus="Deregistered"),
    location(7, inspectionDirectorate="Primary medical services"),
    location(8, "Not Rated", currentRatings={"overall": {"rating": "Not Rated"}, "serviceRatings": [
        {"name": "Care home service with nursing", "rating": "Good", "reportDate": "2025-02-01"},
        {"name": "Homecare agencies", "rating": "Inadequate", "reportDate": "2026-02-01"}]}, home="Y"),
    location(9, currentRatings={}, assessment=[{"ratings": {"asgRatings": [
        {"name": "Homecare agencies", "rating": "Good", "assessmentDate": "2026-03-02T00:00:00Z"}]}}]),
]  # fmt: skip
