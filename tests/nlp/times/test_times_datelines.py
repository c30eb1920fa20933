"""The date a text opens with, and dates that head what stands under them."""

import pytest

from timeline.nlp.times import day_headings, find_timexes, read_dct


@pytest.mark.parametrize(
    ("text", "day", "body"),
    [
        (" date 2023-12-04 In a recent report", "2023-12-04", "In a recent report"),
        ("KYIV, March 3, 2022 \u2014 Shells fell.", "2022-03-03", "Shells fell."),
        ("TEHRAN, Iran, Jan. 8, 2020 (NP) - Missiles flew.", "2020-01-08", "Missiles flew."),
        ("March 3, 2022\nShells fell.", "2022-03-03", "Shells fell."),
        ("Monday, December 4, 2023\n\nShells fell.", "2023-12-04", "Shells fell."),
        ("Published: 3 March 2022\n\nShells fell.", "2022-03-03", "Shells fell."),
        ("2023-12-04T10:00:00Z Shells fell.", "2023-12-04", "Shells fell."),
        ("\ufeff2023-12-04 Shells fell.", "2023-12-04", "Shells fell."),
        ("Shells fall on port\n\nDecember 4, 2023\n\nThey fell.", "2023-12-04", None),
        ("May 5, 2019, was a warm day in the port.", None, None),
        ("On Monday, 3 March 2022, shells fell.", None, None),
        ("Shells fell on 3 March 2022.", None, None),
        ("A chronicle\n2019-12-27\nShells fell.\n2019-12-28\nJets flew.", None, None),
        ("February 30, 2022\nShells fell.", None, None),
        ("", None, None),
    ],
)
def test_read_dct(text, day, body):
    found, start = read_dct(text)
    assert found == day
    assert text[start:] == (body or text)


def test_day_headings_stand_alone():
    text = "2019-12-27\nShells fell.\n== 29 December 2019 ==\nJets flew.\r\nFriday, January 3, 2020\r\nMay 5, 2019 was warm\n"
    found = day_headings(text)
    assert [day for _, _, day in found] == ["2019-12-27", "2019-12-29", "2020-01-03"]
    assert [text[start:end] for start, end, _ in found] == ["2019-12-27", "29 December 2019", "Friday, January 3, 2020"]


def test_a_heading_may_carry_its_weekday_behind_the_date():
    text = (
        "June 5, 2017 (Monday)\nRockets hit a base today.\n\n== 7 June 2017, Wednesday ==\nJets struck back on Tuesday."
    )
    found = [(one.text, one.value) for one in find_timexes(text, "2017-07-21")]
    assert found == [
        ("June 5, 2017", "2017-06-05"),
        ("Monday", "2017-06-05"),
        ("today", "2017-06-05"),
        ("7 June 2017", "2017-06-07"),
        ("Wednesday", "2017-06-07"),
        ("Tuesday", "2017-06-06"),
    ]
    assert day_headings("June 5, 2017 (Monday) was fine") == []


def test_a_heading_is_the_day_of_what_stands_under_it():
    text = "2019-12-27\nShells fell on Friday.\n\n2019-12-29\nJets flew today, two days later."
    values = {one.text: one.value for one in find_timexes(text, "2020-02-01")}
    assert (values["Friday"], values["today"]) == ("2019-12-27", "2019-12-29")


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Joint statement of the ministers\n\nVienna, 8 June 2023\n\nWe met today.", "2023-06-08"),
        ("Declaration on the straits\nSan Marco, March 4, 2019\nWe condemn the raid.", "2019-03-04"),
        ("Rockets hit a base\n\nNine people died in Orvik, 8 June 2023\n\nIt was night.", None),
        ("Two towns\n\nOrvik, 8 June 2023, was quiet.\n", None),
    ],
)
def test_a_place_and_date_may_stand_below_the_title(lines, day):
    assert read_dct(lines)[0] == day


def test_the_hour_that_opens_a_line_is_of_the_day_of_the_report():
    text = "20:30\nTomorrow's match is off.\n\n19:52\nPolice enter.\n\n09:15\nThe raid of 3 May goes on."
    clocks = [one.value for one in find_timexes(text, "2021-05-04") if one.type == "TIME"]
    assert clocks == ["2021-05-04T20:30", "2021-05-04T19:52", "2021-05-04T09:15"]
