#!/bin/sh
echo bad; exit 7
