//! Results to text, JSON, CSV, HTML and XLSX.
